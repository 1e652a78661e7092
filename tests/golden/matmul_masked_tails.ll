define i32 @kernel(ptr %data, ptr %strides, ptr %context) #0 {
entry:
  %v0 = getelementptr i8, ptr %context, i64 16
  %v1 = load ptr, ptr %v0, align 8
  %v10 = insertelement <16 x float> poison, float 0x0000000000000000, i64 0
  %v11 = shufflevector <16 x float> %v10, <16 x float> poison, <16 x i32> zeroinitializer
  %v20 = getelementptr ptr, ptr %data, i64 1
  %v21 = load ptr, ptr %v20, align 8
  %v32 = getelementptr i64, ptr %strides, i64 2
  %v33 = load i64, ptr %v32, align 8
  %v38 = getelementptr ptr, ptr %data, i64 0
  %v39 = load ptr, ptr %v38, align 8
  %v40 = getelementptr i64, ptr %strides, i64 0
  %v41 = load i64, ptr %v40, align 8
  %v81 = getelementptr ptr, ptr %data, i64 2
  %v82 = load ptr, ptr %v81, align 8
  %v83 = getelementptr i64, ptr %strides, i64 4
  %v84 = load i64, ptr %v83, align 8
  %v92 = getelementptr float, ptr %v82, i64 %v84
  %v95 = mul i64 %v84, 2
  %v96 = getelementptr float, ptr %v82, i64 %v95
  %v99 = mul i64 %v84, 3
  %v100 = getelementptr float, ptr %v82, i64 %v99
  br label %loop2
loop2:
  %i4 = phi i64 [ 0, %entry ], [ %next5, %after7 ]
  %v42 = mul i64 %i4, 4
  %v43 = mul i64 %v42, %v41
  %v44 = getelementptr float, ptr %v39, i64 %v43
  %v50 = add i64 %v42, 1
  %v51 = icmp slt i64 %v50, 12
  %v52 = select i1 %v51, i64 %v50, i64 12
  %v53 = mul i64 %v52, %v41
  %v54 = getelementptr float, ptr %v39, i64 %v53
  %v60 = add i64 %v42, 2
  %v61 = icmp slt i64 %v60, 12
  %v62 = select i1 %v61, i64 %v60, i64 12
  %v63 = mul i64 %v62, %v41
  %v64 = getelementptr float, ptr %v39, i64 %v63
  %v70 = add i64 %v42, 3
  %v71 = icmp slt i64 %v70, 12
  %v72 = select i1 %v71, i64 %v70, i64 12
  %v73 = mul i64 %v72, %v41
  %v74 = getelementptr float, ptr %v39, i64 %v73
  %v85 = mul i64 %i4, %v84
  %v86 = mul i64 %v85, 4
  %v87 = getelementptr float, ptr %v82, i64 %v86
  %v89 = icmp slt i64 %i4, 3
  %v93 = getelementptr float, ptr %v92, i64 %v86
  %v97 = getelementptr float, ptr %v96, i64 %v86
  %v101 = getelementptr float, ptr %v100, i64 %v86
  br label %loop6
loop6:
  %i8 = phi i64 [ 0, %loop2 ], [ %next9, %after91 ]
  %v22 = mul i64 %i8, 16
  %v23 = sub i64 29, %v22
  %v24 = icmp slt i64 %v23, 16
  %v25 = select i1 %v24, i64 %v23, i64 16
  %v26 = icmp sgt i64 %v25, 0
  %v27 = select i1 %v26, i64 %v25, i64 0
  %v28 = shl i64 1, %v27
  %v29 = sub i64 %v28, 1
  %v30 = trunc i64 %v29 to i16
  %v31 = bitcast i16 %v30 to <16 x i1>
  %v35 = getelementptr float, ptr %v21, i64 %v22
  br label %loop12
loop12:
  %i14 = phi i64 [ 0, %loop6 ], [ %next15, %loop12 ]
  %r16 = phi <16 x float> [ %v11, %loop6 ], [ %v49, %loop12 ]
  %r17 = phi <16 x float> [ %v11, %loop6 ], [ %v59, %loop12 ]
  %r18 = phi <16 x float> [ %v11, %loop6 ], [ %v69, %loop12 ]
  %r19 = phi <16 x float> [ %v11, %loop6 ], [ %v79, %loop12 ]
  %v34 = mul i64 %i14, %v33
  %v36 = getelementptr float, ptr %v35, i64 %v34
  %v37 = call <16 x float> @llvm.masked.load.v16f32.p0(ptr %v36, i32 4, <16 x i1> %v31, <16 x float> zeroinitializer)
  %v45 = getelementptr float, ptr %v44, i64 %i14
  %v46 = load float, ptr %v45, align 4
  %v47 = insertelement <16 x float> poison, float %v46, i64 0
  %v48 = shufflevector <16 x float> %v47, <16 x float> poison, <16 x i32> zeroinitializer
  %v49 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v48, <16 x float> %v37, <16 x float> %r16)
  %v55 = getelementptr float, ptr %v54, i64 %i14
  %v56 = load float, ptr %v55, align 4
  %v57 = insertelement <16 x float> poison, float %v56, i64 0
  %v58 = shufflevector <16 x float> %v57, <16 x float> poison, <16 x i32> zeroinitializer
  %v59 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v58, <16 x float> %v37, <16 x float> %r17)
  %v65 = getelementptr float, ptr %v64, i64 %i14
  %v66 = load float, ptr %v65, align 4
  %v67 = insertelement <16 x float> poison, float %v66, i64 0
  %v68 = shufflevector <16 x float> %v67, <16 x float> poison, <16 x i32> zeroinitializer
  %v69 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v68, <16 x float> %v37, <16 x float> %r18)
  %v75 = getelementptr float, ptr %v74, i64 %i14
  %v76 = load float, ptr %v75, align 4
  %v77 = insertelement <16 x float> poison, float %v76, i64 0
  %v78 = shufflevector <16 x float> %v77, <16 x float> poison, <16 x i32> zeroinitializer
  %v79 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v78, <16 x float> %v37, <16 x float> %r19)
  %next15 = add nuw nsw i64 %i14, 1
  %more80 = icmp slt i64 %next15, 17
  br i1 %more80, label %loop12, label %after13
after13:
  %v88 = getelementptr float, ptr %v87, i64 %v22
  call void @llvm.masked.store.v16f32.p0(<16 x float> %v49, ptr %v88, i32 4, <16 x i1> %v31)
  %v94 = getelementptr float, ptr %v93, i64 %v22
  %v98 = getelementptr float, ptr %v97, i64 %v22
  %v102 = getelementptr float, ptr %v101, i64 %v22
  br i1 %v89, label %then90, label %after91
then90:
  call void @llvm.masked.store.v16f32.p0(<16 x float> %v59, ptr %v94, i32 4, <16 x i1> %v31)
  call void @llvm.masked.store.v16f32.p0(<16 x float> %v69, ptr %v98, i32 4, <16 x i1> %v31)
  call void @llvm.masked.store.v16f32.p0(<16 x float> %v79, ptr %v102, i32 4, <16 x i1> %v31)
  br label %after91
after91:
  %next9 = add nuw nsw i64 %i8, 1
  %more103 = icmp slt i64 %next9, 2
  br i1 %more103, label %loop6, label %after7
after7:
  %next5 = add nuw nsw i64 %i4, 1
  %more104 = icmp slt i64 %next5, 4
  br i1 %more104, label %loop2, label %after3
after3:
  ret i32 0
}
declare <16 x float> @llvm.fma.v16f32(<16 x float>, <16 x float>, <16 x float>)
declare <16 x float> @llvm.masked.load.v16f32.p0(ptr, i32 immarg, <16 x i1>, <16 x float>)
declare void @llvm.masked.store.v16f32.p0(<16 x float>, ptr, i32 immarg, <16 x i1>)
attributes #0 = { nounwind "no-builtins" "min-legal-vector-width"="512" "prefer-vector-width"="512" }
