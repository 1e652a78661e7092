define internal i32 @kernel.body.0(ptr %closure, i64 %begin, i64 %end, i64 %worker, ptr %context) #0 {
entry:
  %stack6 = alloca [16 x float], align 64
  %stack7 = alloca [16 x float], align 64
  %v0 = getelementptr i64, ptr %closure, i64 0
  %v1 = load ptr, ptr %v0, align 8
  %v2 = getelementptr i64, ptr %closure, i64 1
  %v3 = load ptr, ptr %v2, align 8
  %v4 = getelementptr i8, ptr %context, i64 16
  %v5 = load ptr, ptr %v4, align 8
  %v13 = getelementptr ptr, ptr %v1, i64 0
  %v14 = load ptr, ptr %v13, align 8
  %v16 = getelementptr i64, ptr %v3, i64 0
  %v17 = load i64, ptr %v16, align 8
  %v120 = getelementptr ptr, ptr %v1, i64 1
  %v121 = load ptr, ptr %v120, align 8
  %v122 = getelementptr i64, ptr %v3, i64 2
  %v123 = load i64, ptr %v122, align 8
  br label %loop
loop:
  %index = phi i64 [ %begin, %entry ], [ %next, %after82 ]
  %v18 = mul i64 %index, %v17
  %v19 = getelementptr float, ptr %v14, i64 %v18
  br label %loop8
loop8:
  %i10 = phi i64 [ 0, %loop ], [ %next11, %loop8 ]
  %r12 = phi <16 x float> [ shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xFFF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %loop ], [ %v25, %loop8 ]
  %v15 = mul i64 %i10, 16
  %v20 = getelementptr float, ptr %v19, i64 %v15
  %v21 = load <16 x float>, ptr %v20, align 4
  %v22 = call <16 x float> @llvm.x86.avx512.mask.range.ps.512(<16 x float> %r12, <16 x float> %v21, i32 5, <16 x float> zeroinitializer, i16 -1, i32 4)
  %v23 = fcmp uno <16 x float> %r12, %v21
  %v24 = fadd <16 x float> %r12, %v21
  %v25 = select <16 x i1> %v23, <16 x float> %v24, <16 x float> %v22
  %next11.sum = add i64 %i10, 1
  %next11 = freeze i64 %next11.sum
  %more26 = icmp slt i64 %next11, 8
  br i1 %more26, label %loop8, label %after9
after9:
  store <16 x float> %v25, ptr %stack6, align 4
  br label %loop27
loop27:
  %i29 = phi i64 [ 0, %after9 ], [ %next30, %loop27 ]
  %r31 = phi float [ 0xFFF0000000000000, %after9 ], [ %v43, %loop27 ]
  %v32 = getelementptr float, ptr %stack6, i64 %i29
  %v33 = load float, ptr %v32, align 4
  %v34 = fcmp ogt float %r31, %v33
  %v35 = fcmp uno float %r31, %r31
  %v36 = or i1 %v34, %v35
  %v37 = select i1 %v36, float %r31, float %v33
  %v38 = bitcast float %v33 to i32
  %v39 = bitcast float %r31 to i32
  %v40 = and i32 %v39, %v38
  %v41 = fcmp oeq float %r31, %v33
  %v42 = bitcast i32 %v40 to float
  %v43 = select i1 %v41, float %v42, float %v37
  %next30.sum = add i64 %i29, 1
  %next30 = freeze i64 %next30.sum
  %more44 = icmp slt i64 %next30, 16
  br i1 %more44, label %loop27, label %after28
after28:
  br label %loop45
loop45:
  %i47 = phi i64 [ 0, %after28 ], [ %next48, %loop45 ]
  %r49 = phi <16 x float> [ zeroinitializer, %after28 ], [ %v79, %loop45 ]
  %v50 = insertelement <16 x float> poison, float %v43, i64 0
  %v51 = shufflevector <16 x float> %v50, <16 x float> poison, <16 x i32> zeroinitializer
  %v52 = mul i64 %i47, 16
  %v53 = getelementptr float, ptr %v19, i64 %v52
  %v54 = load <16 x float>, ptr %v53, align 4
  %v55 = fsub <16 x float> %v54, %v51
  %v56 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v55
  %v57 = select <16 x i1> %v56, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v55
  %v58 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v57
  %v59 = select <16 x i1> %v58, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v57
  %v60 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v59, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v61 = bitcast <16 x float> %v60 to <16 x i32>
  %v62 = shl <16 x i32> %v61, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v63 = and <16 x i32> %v62, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v64 = shl <16 x i32> %v61, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v65 = sub <16 x i32> %v64, %v63
  %v66 = bitcast <16 x i32> %v65 to <16 x float>
  %v67 = bitcast <16 x i32> %v63 to <16 x float>
  %v68 = fsub <16 x float> %v60, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v69 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v68, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v59)
  %v70 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v68, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v69)
  %v71 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v70, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v72 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v71, <16 x float> %v70, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v73 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v72, <16 x float> %v70, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v74 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v73, <16 x float> %v70, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v75 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v74, <16 x float> %v70, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v76 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v75, <16 x float> %v70, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v77 = fmul <16 x float> %v76, %v67
  %v78 = fmul <16 x float> %v77, %v66
  %v79 = fadd <16 x float> %r49, %v78
  %next48.sum = add i64 %i47, 1
  %next48 = freeze i64 %next48.sum
  %more80 = icmp slt i64 %next48, 8
  br i1 %more80, label %loop45, label %after46
after46:
  store <16 x float> %v79, ptr %stack7, align 4
  br label %loop81
loop81:
  %i83 = phi i64 [ 0, %after46 ], [ %next84, %loop81 ]
  %r85 = phi float [ 0x0000000000000000, %after46 ], [ %v88, %loop81 ]
  %v86 = getelementptr float, ptr %stack7, i64 %i83
  %v87 = load float, ptr %v86, align 4
  %v88 = fadd float %r85, %v87
  %next84.sum = add i64 %i83, 1
  %next84 = freeze i64 %next84.sum
  %more89 = icmp slt i64 %next84, 16
  br i1 %more89, label %loop81, label %after82
after82:
  %v90 = insertelement <16 x float> poison, float %v88, i64 0
  %v91 = shufflevector <16 x float> %v90, <16 x float> poison, <16 x i32> zeroinitializer
  %v92 = insertelement <16 x float> poison, float %v43, i64 0
  %v93 = shufflevector <16 x float> %v92, <16 x float> poison, <16 x i32> zeroinitializer
  %v94 = load <16 x float>, ptr %v19, align 4
  %v95 = fsub <16 x float> %v94, %v93
  %v96 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v95
  %v97 = select <16 x i1> %v96, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v95
  %v98 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v97
  %v99 = select <16 x i1> %v98, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v97
  %v100 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v99, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v101 = bitcast <16 x float> %v100 to <16 x i32>
  %v102 = shl <16 x i32> %v101, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v103 = and <16 x i32> %v102, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v104 = shl <16 x i32> %v101, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v105 = sub <16 x i32> %v104, %v103
  %v106 = bitcast <16 x i32> %v105 to <16 x float>
  %v107 = bitcast <16 x i32> %v103 to <16 x float>
  %v108 = fsub <16 x float> %v100, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v109 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v108, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v99)
  %v110 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v108, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v109)
  %v111 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v110, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v112 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v111, <16 x float> %v110, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v113 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v112, <16 x float> %v110, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v114 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v113, <16 x float> %v110, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v115 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v114, <16 x float> %v110, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v116 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v115, <16 x float> %v110, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v117 = fmul <16 x float> %v116, %v107
  %v118 = fmul <16 x float> %v117, %v106
  %v119 = fdiv <16 x float> %v118, %v91
  %v124 = mul i64 %index, %v123
  %v125 = getelementptr float, ptr %v121, i64 %v124
  store <16 x float> %v119, ptr %v125, align 4
  %v126 = getelementptr float, ptr %v19, i64 16
  %v127 = load <16 x float>, ptr %v126, align 4
  %v128 = fsub <16 x float> %v127, %v93
  %v129 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v128
  %v130 = select <16 x i1> %v129, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v128
  %v131 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v130
  %v132 = select <16 x i1> %v131, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v130
  %v133 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v132, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v134 = bitcast <16 x float> %v133 to <16 x i32>
  %v135 = shl <16 x i32> %v134, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v136 = and <16 x i32> %v135, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v137 = shl <16 x i32> %v134, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v138 = sub <16 x i32> %v137, %v136
  %v139 = bitcast <16 x i32> %v138 to <16 x float>
  %v140 = bitcast <16 x i32> %v136 to <16 x float>
  %v141 = fsub <16 x float> %v133, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v142 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v141, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v132)
  %v143 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v141, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v142)
  %v144 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v143, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v145 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v144, <16 x float> %v143, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v146 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v145, <16 x float> %v143, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v147 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v146, <16 x float> %v143, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v148 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v147, <16 x float> %v143, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v149 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v148, <16 x float> %v143, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v150 = fmul <16 x float> %v149, %v140
  %v151 = fmul <16 x float> %v150, %v139
  %v152 = fdiv <16 x float> %v151, %v91
  %v153 = getelementptr float, ptr %v125, i64 16
  store <16 x float> %v152, ptr %v153, align 4
  %v154 = getelementptr float, ptr %v19, i64 32
  %v155 = load <16 x float>, ptr %v154, align 4
  %v156 = fsub <16 x float> %v155, %v93
  %v157 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v156
  %v158 = select <16 x i1> %v157, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v156
  %v159 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v158
  %v160 = select <16 x i1> %v159, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v158
  %v161 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v160, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v162 = bitcast <16 x float> %v161 to <16 x i32>
  %v163 = shl <16 x i32> %v162, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v164 = and <16 x i32> %v163, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v165 = shl <16 x i32> %v162, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v166 = sub <16 x i32> %v165, %v164
  %v167 = bitcast <16 x i32> %v166 to <16 x float>
  %v168 = bitcast <16 x i32> %v164 to <16 x float>
  %v169 = fsub <16 x float> %v161, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v170 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v169, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v160)
  %v171 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v169, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v170)
  %v172 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v171, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v173 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v172, <16 x float> %v171, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v174 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v173, <16 x float> %v171, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v175 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v174, <16 x float> %v171, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v176 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v175, <16 x float> %v171, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v177 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v176, <16 x float> %v171, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v178 = fmul <16 x float> %v177, %v168
  %v179 = fmul <16 x float> %v178, %v167
  %v180 = fdiv <16 x float> %v179, %v91
  %v181 = getelementptr float, ptr %v125, i64 32
  store <16 x float> %v180, ptr %v181, align 4
  %v182 = getelementptr float, ptr %v19, i64 48
  %v183 = load <16 x float>, ptr %v182, align 4
  %v184 = fsub <16 x float> %v183, %v93
  %v185 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v184
  %v186 = select <16 x i1> %v185, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v184
  %v187 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v186
  %v188 = select <16 x i1> %v187, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v186
  %v189 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v188, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v190 = bitcast <16 x float> %v189 to <16 x i32>
  %v191 = shl <16 x i32> %v190, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v192 = and <16 x i32> %v191, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v193 = shl <16 x i32> %v190, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v194 = sub <16 x i32> %v193, %v192
  %v195 = bitcast <16 x i32> %v194 to <16 x float>
  %v196 = bitcast <16 x i32> %v192 to <16 x float>
  %v197 = fsub <16 x float> %v189, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v198 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v197, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v188)
  %v199 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v197, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v198)
  %v200 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v199, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v201 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v200, <16 x float> %v199, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v202 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v201, <16 x float> %v199, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v203 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v202, <16 x float> %v199, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v204 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v203, <16 x float> %v199, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v205 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v204, <16 x float> %v199, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v206 = fmul <16 x float> %v205, %v196
  %v207 = fmul <16 x float> %v206, %v195
  %v208 = fdiv <16 x float> %v207, %v91
  %v209 = getelementptr float, ptr %v125, i64 48
  store <16 x float> %v208, ptr %v209, align 4
  %v210 = getelementptr float, ptr %v19, i64 64
  %v211 = load <16 x float>, ptr %v210, align 4
  %v212 = fsub <16 x float> %v211, %v93
  %v213 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v212
  %v214 = select <16 x i1> %v213, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v212
  %v215 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v214
  %v216 = select <16 x i1> %v215, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v214
  %v217 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v216, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v218 = bitcast <16 x float> %v217 to <16 x i32>
  %v219 = shl <16 x i32> %v218, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v220 = and <16 x i32> %v219, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v221 = shl <16 x i32> %v218, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v222 = sub <16 x i32> %v221, %v220
  %v223 = bitcast <16 x i32> %v222 to <16 x float>
  %v224 = bitcast <16 x i32> %v220 to <16 x float>
  %v225 = fsub <16 x float> %v217, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v226 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v225, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v216)
  %v227 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v225, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v226)
  %v228 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v227, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v229 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v228, <16 x float> %v227, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v230 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v229, <16 x float> %v227, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v231 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v230, <16 x float> %v227, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v232 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v231, <16 x float> %v227, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v233 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v232, <16 x float> %v227, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v234 = fmul <16 x float> %v233, %v224
  %v235 = fmul <16 x float> %v234, %v223
  %v236 = fdiv <16 x float> %v235, %v91
  %v237 = getelementptr float, ptr %v125, i64 64
  store <16 x float> %v236, ptr %v237, align 4
  %v238 = getelementptr float, ptr %v19, i64 80
  %v239 = load <16 x float>, ptr %v238, align 4
  %v240 = fsub <16 x float> %v239, %v93
  %v241 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v240
  %v242 = select <16 x i1> %v241, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v240
  %v243 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v242
  %v244 = select <16 x i1> %v243, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v242
  %v245 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v244, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v246 = bitcast <16 x float> %v245 to <16 x i32>
  %v247 = shl <16 x i32> %v246, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v248 = and <16 x i32> %v247, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v249 = shl <16 x i32> %v246, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v250 = sub <16 x i32> %v249, %v248
  %v251 = bitcast <16 x i32> %v250 to <16 x float>
  %v252 = bitcast <16 x i32> %v248 to <16 x float>
  %v253 = fsub <16 x float> %v245, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v254 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v253, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v244)
  %v255 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v253, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v254)
  %v256 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v255, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v257 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v256, <16 x float> %v255, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v258 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v257, <16 x float> %v255, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v259 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v258, <16 x float> %v255, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v260 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v259, <16 x float> %v255, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v261 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v260, <16 x float> %v255, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v262 = fmul <16 x float> %v261, %v252
  %v263 = fmul <16 x float> %v262, %v251
  %v264 = fdiv <16 x float> %v263, %v91
  %v265 = getelementptr float, ptr %v125, i64 80
  store <16 x float> %v264, ptr %v265, align 4
  %v266 = getelementptr float, ptr %v19, i64 96
  %v267 = load <16 x float>, ptr %v266, align 4
  %v268 = fsub <16 x float> %v267, %v93
  %v269 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v268
  %v270 = select <16 x i1> %v269, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v268
  %v271 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v270
  %v272 = select <16 x i1> %v271, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v270
  %v273 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v272, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v274 = bitcast <16 x float> %v273 to <16 x i32>
  %v275 = shl <16 x i32> %v274, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v276 = and <16 x i32> %v275, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v277 = shl <16 x i32> %v274, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v278 = sub <16 x i32> %v277, %v276
  %v279 = bitcast <16 x i32> %v278 to <16 x float>
  %v280 = bitcast <16 x i32> %v276 to <16 x float>
  %v281 = fsub <16 x float> %v273, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v282 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v281, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v272)
  %v283 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v281, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v282)
  %v284 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v283, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v285 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v284, <16 x float> %v283, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v286 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v285, <16 x float> %v283, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v287 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v286, <16 x float> %v283, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v288 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v287, <16 x float> %v283, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v289 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v288, <16 x float> %v283, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v290 = fmul <16 x float> %v289, %v280
  %v291 = fmul <16 x float> %v290, %v279
  %v292 = fdiv <16 x float> %v291, %v91
  %v293 = getelementptr float, ptr %v125, i64 96
  store <16 x float> %v292, ptr %v293, align 4
  %v294 = getelementptr float, ptr %v19, i64 112
  %v295 = load <16 x float>, ptr %v294, align 4
  %v296 = fsub <16 x float> %v295, %v93
  %v297 = fcmp olt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v296
  %v298 = select <16 x i1> %v297, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4056400000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v296
  %v299 = fcmp ogt <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), %v298
  %v300 = select <16 x i1> %v299, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xC05A000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v298
  %v301 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v300, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF7154760000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v302 = bitcast <16 x float> %v301 to <16 x i32>
  %v303 = shl <16 x i32> %v302, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 22, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v304 = and <16 x i32> %v303, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 -8388608, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v305 = shl <16 x i32> %v302, shufflevector (<16 x i32> insertelement (<16 x i32> poison, i32 23, i64 0), <16 x i32> poison, <16 x i32> zeroinitializer)
  %v306 = sub <16 x i32> %v305, %v304
  %v307 = bitcast <16 x i32> %v306 to <16 x float>
  %v308 = bitcast <16 x i32> %v304 to <16 x float>
  %v309 = fsub <16 x float> %v301, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4168001FC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v310 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v309, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0xBFE6300000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v300)
  %v311 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v309, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F2BD01060000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v310)
  %v312 = call <16 x float> @llvm.fma.v16f32(<16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F53804D60000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer), <16 x float> %v311, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3F81227840000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v313 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v312, <16 x float> %v311, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FA559BF00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v314 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v313, <16 x float> %v311, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FC5554B00000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v315 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v314, <16 x float> %v311, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FDFFFFAC0000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v316 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v315, <16 x float> %v311, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v317 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v316, <16 x float> %v311, <16 x float> shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer))
  %v318 = fmul <16 x float> %v317, %v308
  %v319 = fmul <16 x float> %v318, %v307
  %v320 = fdiv <16 x float> %v319, %v91
  %v321 = getelementptr float, ptr %v125, i64 112
  store <16 x float> %v320, ptr %v321, align 4
  %next.sum = add i64 %index, 1
  %next = freeze i64 %next.sum
  %more = icmp slt i64 %next, %end
  br i1 %more, label %loop, label %done
done:
  ret i32 0
}
define i32 @kernel(ptr %data, ptr %strides, ptr %context) #0 {
entry:
  %closure2 = alloca [2 x i64], align 8
  %v0 = getelementptr i8, ptr %context, i64 16
  %v1 = load ptr, ptr %v0, align 8
  %v3 = getelementptr i64, ptr %closure2, i64 0
  store ptr %data, ptr %v3, align 8
  %v4 = getelementptr i64, ptr %closure2, i64 1
  store ptr %strides, ptr %v4, align 8
  %v5 = load ptr, ptr %context, align 8
  %v6 = call i32 %v5(ptr %context, ptr @kernel.body.0, ptr %closure2, i64 32)
  %v7 = icmp ne i32 %v6, 0
  br i1 %v7, label %stop8, label %after9
stop8:
  ret i32 %v6
after9:
  ret i32 0
}
declare <16 x float> @llvm.fma.v16f32(<16 x float>, <16 x float>, <16 x float>)
declare <16 x float> @llvm.x86.avx512.mask.range.ps.512(<16 x float>, <16 x float>, i32 immarg, <16 x float>, i16, i32 immarg)
attributes #0 = { nounwind "no-builtins" "min-legal-vector-width"="512" "prefer-vector-width"="512" }
